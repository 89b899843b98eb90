-- id: 1
-- title: Cases open at the end of the fiscal year
-- section: A
-- unit: cases
-- columns: bcd+a
-- basis: FYE
-- source: warehouse
-- confidence: B/A+B
-- citation: ocse-157.md 4 (1), G1-G5; county-extract.md 6 (1)
-- effective: 2022-
-- switches: P-01 P-02 P-04
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.locate_only: The case is a location-only request, which is never counted as a case.
-- reason.not_ivd_by_fye: The case had no IV-D period that began by the last day of the year.
-- reason.closed_before_year: The IV-D case was closed before the year began.
-- reason.closed_in_year: The IV-D case was closed in the year and not open on its last day.
-- reason.no_jurisdiction: The state has no jurisdiction over the case; it is counted on line 3 only.

WITH judged AS (
  SELECT
    c.*,
    CASE WHEN status <> 'open' THEN status WHEN no_jurisdiction THEN 'no_jurisdiction' END AS reason
  FROM report_case AS c
)
SELECT
  case_id,
  CAST(NULL AS STRING) AS person_id,
  category,
  CAST(NULL AS DECIMAL(14, 2)) AS amount,
  reason IS NULL AS counted,
  reason,
  'IV-D since ' || CAST(opened_on AS STRING) AS evidence,
  sender, source_file, source_line
FROM judged
