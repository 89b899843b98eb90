-- id: 1a
-- title: Of line 1: interstate cases initiated in this state
-- section: A
-- unit: cases
-- columns: bcd+a
-- basis: FYE
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 4 (1a), 6; county-extract.md 6 (requests, 1a-1g, 2a-2i)
-- effective: 2022-
-- switches: P-01 P-02 P-04
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.not_on_line_1: The case is not on line 1; see there why.
-- reason.no_request_open: No outgoing request to another state was open on the last day of the year.

WITH judged AS (
  SELECT
    p.case_id, p.category,
    CASE WHEN NOT p.counted THEN 'not_on_line_1' WHEN r.case_id IS NULL THEN 'no_request_open' END AS reason,
    'request ' || r.request_id || ' of ' || CAST(r.sent_on AS STRING) AS evidence,
    COALESCE(r.sender, p.sender) AS sender,
    COALESCE(r.source_file, p.source_file) AS source_file,
    COALESCE(r.source_line, p.source_line) AS source_line
  FROM line_1 AS p
  LEFT JOIN request_first AS r
    ON r.case_id = p.case_id AND r.test = 'open_at_fye'
    AND r.direction = 'initiating' AND r.partner_kind = 'state'
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
