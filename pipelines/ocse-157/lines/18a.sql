-- id: 18a
-- title: Of line 18: interstate cases received from another state
-- section: D
-- unit: cases
-- columns: bcd+a
-- basis: FY
-- source: warehouse
-- confidence: B/A
-- citation: ocse-157.md 4 (18a), 6; county-extract.md 6 (18a)
-- effective: 2022-
-- switches: P-01 P-02 P-04
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.not_on_line_18: The case is not on line 18; see there why.
-- reason.no_request_open: No incoming request from another state was open at any time in the year.

WITH judged AS (
  SELECT
    p.case_id, p.category,
    CASE WHEN NOT p.counted THEN 'not_on_line_18' WHEN r.case_id IS NULL THEN 'no_request_open' END AS reason,
    'request ' || r.request_id || ' of ' || CAST(r.sent_on AS STRING) AS evidence,
    COALESCE(r.sender, p.sender) AS sender,
    COALESCE(r.source_file, p.source_file) AS source_file,
    COALESCE(r.source_line, p.source_line) AS source_line
  FROM line_18 AS p
  LEFT JOIN request_first AS r
    ON r.case_id = p.case_id AND r.test = 'open_in_year'
    AND r.direction = 'responding' AND r.partner_kind = 'state'
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
