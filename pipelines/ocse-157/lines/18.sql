-- id: 18
-- title: Cases with collections in the fiscal year
-- section: D
-- unit: cases
-- columns: bcd+a
-- basis: FY
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 4 (18), G14; county-extract.md 6 (18, collected in)
-- effective: 2022-
-- switches: P-01 P-02 P-04
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.locate_only: The case is a location-only request, which is never counted as a case.
-- reason.not_ivd_by_fye: The case had no IV-D period that began by the last day of the year.
-- reason.closed_before_year: The IV-D case was closed before the year began.
-- reason.no_jurisdiction: The state has no jurisdiction over the case; it is counted on line 3 only.
-- reason.nothing_collected: The support collected in the year, less what was taken back, is not above zero.

WITH judged AS (
  SELECT
    c.case_id, c.category,
    CASE
      WHEN c.status NOT IN ('open', 'closed_in_year') THEN c.status
      WHEN c.no_jurisdiction THEN 'no_jurisdiction'
      WHEN COALESCE(m.support_collected, 0) <= 0 THEN 'nothing_collected'
    END AS reason,
    'collected ' || CAST(m.support_collected AS STRING) AS evidence,
    c.sender, c.source_file, c.source_line
  FROM report_case AS c
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
