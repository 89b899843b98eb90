-- id: order_people
-- title: The people of the orders to be written: obligor, custodial party, children
-- citation: file-layouts-eiwo-newhire.md, section 1.6
-- effective: 2024-10-01

WITH part AS (
  SELECT DISTINCT m.case_id, m.person_id, CASE WHEN m.role = 'noncustodial' THEN 1 WHEN m.role = 'custodial' THEN 2 ELSE 3 END AS part
  FROM case_member AS m
  JOIN wanted_case AS w ON w.case_id = m.case_id
  WHERE m.from_on <= :as_of AND (m.to_on IS NULL OR m.to_on >= :as_of)
    AND (m.role = 'custodial' OR m.role = 'child' OR (m.role = 'noncustodial' AND m.person_id = w.person_id))
),
one_person AS (
  SELECT
    p.*,
    ROW_NUMBER() OVER (PARTITION BY p.person_id ORDER BY p.sender, p.source_line) AS place
  FROM person AS p
  WHERE p.person_id IN (SELECT person_id FROM part)
)
SELECT
  t.case_id, t.person_id, t.part, p.ssn, p.first_name, p.middle_name, p.last_name, p.suffix, p.born_on
FROM part AS t
JOIN one_person AS p ON p.person_id = t.person_id AND p.place = 1
ORDER BY t.case_id, t.part, p.born_on NULLS LAST, t.person_id
