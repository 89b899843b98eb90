-- id: assisted
-- title: Days on which a child of a case was on assistance, by program, cut to its role on the case
-- citation: 42 USC 608(a)(3), 45 CFR 301.1 (assignment); county-extract.md 2 (assistance)
-- effective: 2017-

SELECT
  m.case_id, a.program,
  CASE WHEN a.from_on > m.from_on THEN a.from_on ELSE m.from_on END AS from_on,
  CASE
    WHEN COALESCE(a.to_on, DATE '9999-12-31') < COALESCE(m.to_on, DATE '9999-12-31')
      THEN COALESCE(a.to_on, DATE '9999-12-31')
    ELSE COALESCE(m.to_on, DATE '9999-12-31')
  END AS to_on
FROM case_member AS m
JOIN assistance AS a ON a.person_id = m.person_id
JOIN review_case AS c ON c.case_id = m.case_id
WHERE m.role = 'child'
