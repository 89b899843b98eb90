-- id: 19
-- title: Interstate cases sent to another state in the fiscal year
-- section: D
-- unit: cases
-- columns: bcd+a
-- basis: FY
-- source: warehouse
-- confidence: B/A+B
-- citation: ocse-157.md 4 (19), 6; county-extract.md 6 (19, 20)
-- effective: 2022-
-- switches: P-01 P-02 P-04
-- universe: every case of the warehouse
-- rows-of: report_case
-- reason.locate_only: The case is a location-only request, which is never counted as a case.
-- reason.not_ivd_by_fye: The case had no IV-D period that began by the last day of the year.
-- reason.closed_before_year: The IV-D case was closed before the year began.
-- reason.no_jurisdiction: The state has no jurisdiction over the case; it is counted on line 3 only.
-- reason.no_new_request: No request was sent to another state in the year.

WITH judged AS (
  SELECT
    c.case_id, c.category,
    CASE
      WHEN c.status NOT IN ('open', 'closed_in_year') THEN c.status
      WHEN c.no_jurisdiction THEN 'no_jurisdiction'
      WHEN r.case_id IS NULL THEN 'no_new_request'
    END AS reason,
    'request ' || r.request_id || ' of ' || CAST(r.sent_on AS STRING) AS evidence,
    COALESCE(r.sender, c.sender) AS sender,
    COALESCE(r.source_file, c.source_file) AS source_file,
    COALESCE(r.source_line, c.source_line) AS source_line
  FROM report_case AS c
  LEFT JOIN request_first AS r
    ON r.case_id = c.case_id AND r.test = 'sent_in_year'
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
