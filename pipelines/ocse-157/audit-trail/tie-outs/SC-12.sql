-- id: SC-12
-- title: The universe is complete, and every case has one known status
-- class: F
-- citation: performance-and-audit.md 4.4 (SC-12), 4.2
-- effective: 2022-
-- expected: every case of the warehouse that had begun by 30 September, location-only requests left out; Open IV-D, Closed or Non-IV-D; a status date on or before 30 September
-- pass: cases: 'K1' AS case_id, CAST(NULL AS STRING) AS locate_only; case_period: 'K1' AS case_id, DATE '2020-01-01' AS opened_on; audit_ivduniverse: 'K1' AS case_id, DATE '2020-01-01' AS status_date, 'Open IV-D' AS case_status
-- fail: cases: 'K1' AS case_id, CAST(NULL AS STRING) AS locate_only; case_period: 'K1' AS case_id, DATE '2020-01-01' AS opened_on; audit_ivduniverse: 'K1' AS case_id, DATE '2024-10-02' AS status_date, 'Closed' AS case_status

WITH begun AS (
  SELECT c.case_id
  FROM cases AS c
  JOIN case_period AS p ON p.case_id = c.case_id AND p.opened_on <= :fye
  WHERE COALESCE(c.locate_only, 'N') <> 'Y'
  GROUP BY c.case_id
)
SELECT
  'universe' AS line, '' AS col,
  CAST(COUNT(u.case_id) AS STRING) || ' cases' AS value,
  'the cases begun by 30 September = ' || CAST(COUNT(*) AS STRING) AS expected,
  COUNT(u.case_id) = COUNT(*) AND COUNT(*) = (SELECT COUNT(*) FROM audit_ivduniverse) AS holds
FROM begun AS b
LEFT JOIN audit_ivduniverse AS u ON u.case_id = b.case_id
UNION ALL
SELECT
  'universe', '',
  CAST(COUNT(*) AS STRING) || ' cases' || COALESCE(', the first ' || MIN(case_id), ''),
  'none without a known status or with a status date after 30 September',
  COUNT(*) = 0
FROM audit_ivduniverse
WHERE case_status IS NULL
   OR case_status NOT IN ('Open IV-D', 'Closed', 'Non-IV-D')
   OR status_date IS NULL
   OR status_date > :fye
