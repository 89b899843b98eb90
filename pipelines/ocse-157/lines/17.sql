-- id: 17
-- title: Cases with support orders established in the fiscal year
-- section: D
-- unit: cases
-- columns: bcd+a
-- basis: FY
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 4 (17), G6; county-extract.md 6 (17)
-- effective: 2022-
-- switches: P-01 P-02 P-04
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.locate_only: The case is a location-only request, which is never counted as a case.
-- reason.not_ivd_by_fye: The case had no IV-D period that began by the last day of the year.
-- reason.closed_before_year: The IV-D case was closed before the year began.
-- reason.no_jurisdiction: The state has no jurisdiction over the case; it is counted on line 3 only.
-- reason.no_first_order: No order made in the year on an IV-D day of the case was the first for the obligor and one of its children.

WITH judged AS (
  SELECT
    c.case_id, c.category,
    CASE
      WHEN c.status NOT IN ('open', 'closed_in_year') THEN c.status
      WHEN c.no_jurisdiction THEN 'no_jurisdiction'
      WHEN f.case_id IS NULL THEN 'no_first_order'
    END AS reason,
    'order ' || f.order_id || ' of ' || CAST(f.established_on AS STRING) AS evidence,
    COALESCE(f.sender, c.sender) AS sender,
    COALESCE(f.source_file, c.source_file) AS source_file,
    COALESCE(f.source_line, c.source_line) AS source_line
  FROM report_case AS c
  LEFT JOIN first_order AS f ON f.case_id = c.case_id
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
