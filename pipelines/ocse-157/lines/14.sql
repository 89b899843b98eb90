-- id: 14
-- title: IV-A cases closed in the fiscal year where a support payment was received
-- section: C
-- unit: closings
-- columns: a
-- basis: FY
-- source: warehouse
-- confidence: B/B
-- citation: ocse-157.md 4 (14); county-extract.md 6 (14)
-- effective: 2022-
-- switches: none
-- universe: every counted closing, and every case without one
-- rows-of: none
-- reason.locate_only: The case is a location-only request, which is never counted as a case.
-- reason.no_jurisdiction: The state has no jurisdiction over the case; it is counted on line 3 only.
-- reason.no_tanf_closing: No TANF spell of a child ended in the year on a day of its role and of an IV-D period.
-- reason.tanf_went_on: TANF of a child of the case went on or came back by the end of the month after.
-- reason.no_support_in_month: No current support was collected in the month in which TANF ended.

WITH counted AS (
  SELECT g.*, ROW_NUMBER() OVER (PARTITION BY g.case_id, LAST_DAY(g.ended_on) ORDER BY g.ended_on) AS turn
  FROM tanf_closing AS g
  WHERE stayed_closed AND paid
),
tried AS (
  SELECT case_id, BOOL_OR(stayed_closed) AS stayed_closed
  FROM tanf_closing
  GROUP BY case_id
),
judged AS (
  SELECT
    c.case_id, g.ended_on,
    CASE
      WHEN c.status = 'locate_only' THEN 'locate_only'
      WHEN c.no_jurisdiction THEN 'no_jurisdiction'
      WHEN g.case_id IS NOT NULL THEN NULL
      WHEN t.case_id IS NULL THEN 'no_tanf_closing'
      WHEN NOT t.stayed_closed THEN 'tanf_went_on'
      ELSE 'no_support_in_month'
    END AS reason,
    COALESCE(g.sender, c.sender) AS sender,
    COALESCE(g.source_file, c.source_file) AS source_file,
    COALESCE(g.source_line, c.source_line) AS source_line
  FROM report_case AS c
  LEFT JOIN counted AS g ON g.case_id = c.case_id AND g.turn = 1 AND c.status <> 'locate_only' AND NOT c.no_jurisdiction
  LEFT JOIN tried AS t ON t.case_id = c.case_id
)
SELECT
  case_id,
  CAST(NULL AS STRING) AS person_id,
  CAST(NULL AS STRING) AS category,
  CAST(NULL AS DECIMAL(14, 2)) AS amount,
  reason IS NULL AS counted,
  reason,
  'TANF ended ' || CAST(ended_on AS STRING) AS evidence,
  sender, source_file, source_line
FROM judged
