-- id: closing
-- title: The last closing of each case in the review period, which may have been opened again since
-- citation: 45 CFR 308.2(a); county-extract.md 2 (case_period)
-- effective: 2017-

WITH closed AS (
  SELECT
    case_id, opened_on, closed_on, closure_code,
    ROW_NUMBER() OVER (PARTITION BY case_id ORDER BY closed_on DESC, opened_on DESC) AS place
  FROM case_period
  WHERE service = 'ivd'
    AND closed_on BETWEEN :fys AND :fye
)
SELECT c.case_id, c.jurisdiction, d.opened_on, d.closed_on, d.closure_code
FROM closed AS d
JOIN review_case AS c ON c.case_id = d.case_id
WHERE d.place = 1
