-- id: child_role
-- title: The times at which a person is a child of a case; a role without an end runs to 9999-12-31
-- citation: county-extract.md 2 (case_member), 6
-- effective: 2022-
-- kept: no

SELECT
  case_id,
  person_id,
  from_on,
  COALESCE(to_on, DATE '9999-12-31') AS to_on
FROM case_member
WHERE role = 'child'
