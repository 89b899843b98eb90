-- id: 28
-- title: Cases with arrears due in the fiscal year
-- section: F
-- unit: cases
-- columns: a
-- basis: FY
-- source: warehouse
-- confidence: B/A+B
-- citation: ocse-157.md 4 (28), G13; county-extract.md 6 (28)
-- effective: 2022-
-- switches: P-01
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.locate_only: The case is a location-only request, which is never counted as a case.
-- reason.not_ivd_by_fye: The case had no IV-D period that began by the last day of the year.
-- reason.closed_before_year: The IV-D case was closed before the year began.
-- reason.no_jurisdiction: The state has no jurisdiction over the case; it is counted on line 3 only.
-- reason.no_arrears_in_year: No arrears were owed on an IV-D day of the year, and none were paid in it.

WITH judged AS (
  SELECT
    c.case_id, CAST(NULL AS STRING) AS category,
    CASE
      WHEN c.status NOT IN ('open', 'closed_in_year') THEN c.status
      WHEN c.no_jurisdiction THEN 'no_jurisdiction'
      WHEN NOT COALESCE(a.owed_in_year, FALSE) AND COALESCE(m.arrears_paid, 0) <= 0 THEN 'no_arrears_in_year'
    END AS reason,
    CASE WHEN a.owed_in_year THEN 'arrears owed in the year' ELSE 'arrears paid ' || CAST(m.arrears_paid AS STRING) END AS evidence,
    COALESCE(a.sender, c.sender) AS sender,
    COALESCE(a.source_file, c.source_file) AS source_file,
    COALESCE(a.source_line, c.source_line) AS source_line
  FROM report_case AS c
  LEFT JOIN case_arrears AS a ON a.case_id = c.case_id
  LEFT JOIN case_money AS m ON m.case_id = c.case_id
)
SELECT
  case_id,
  CAST(NULL AS STRING) AS person_id,
  category,
  CAST(NULL AS DECIMAL(14, 2)) AS amount,
  reason IS NULL AS counted,
  reason,
  evidence, sender, source_file, source_line
FROM judged
