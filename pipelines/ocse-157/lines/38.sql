-- id: 38
-- title: Cases open in the fiscal year with a determination of good cause
-- section: cooperation
-- unit: cases
-- columns: b
-- basis: FY
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 4 (38); county-extract.md 6 (38)
-- effective: 2022-
-- switches: P-01 P-02 P-04
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.locate_only: The case is a location-only request, which is never counted as a case.
-- reason.not_ivd_by_fye: The case had no IV-D period that began by the last day of the year.
-- reason.closed_before_year: The IV-D case was closed before the year began.
-- reason.no_jurisdiction: The state has no jurisdiction over the case; it is counted on line 3 only.
-- reason.not_current_assistance: The case is not in the current assistance column.
-- reason.no_good_cause: No determination of good cause was in force in the year.

WITH determined AS (
  SELECT
    k.*, ROW_NUMBER() OVER (PARTITION BY k.case_id ORDER BY k.from_on, k.sender, k.source_file, k.source_line) AS place
  FROM cooperation AS k
  WHERE k.kind = 'good_cause' AND k.from_on <= :fye AND (k.to_on IS NULL OR k.to_on >= :fys)
),
judged AS (
  SELECT
    c.case_id, c.category,
    CASE
      WHEN c.status NOT IN ('open', 'closed_in_year') THEN c.status
      WHEN c.no_jurisdiction THEN 'no_jurisdiction'
      WHEN c.category <> 'b' THEN 'not_current_assistance'
      WHEN k.case_id IS NULL THEN 'no_good_cause'
    END AS reason,
    'since ' || CAST(k.from_on AS STRING) AS evidence,
    COALESCE(k.sender, c.sender) AS sender,
    COALESCE(k.source_file, c.source_file) AS source_file,
    COALESCE(k.source_line, c.source_line) AS source_line
  FROM report_case AS c
  LEFT JOIN determined AS k ON k.case_id = c.case_id AND k.place = 1
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
