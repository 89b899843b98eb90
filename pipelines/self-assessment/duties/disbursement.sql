-- id: disbursement
-- title: Paying out the last payments of each case; those of its last weeks, because the very last may not be due yet
-- citation: 45 CFR 308.2(d), 302.32(b) (T-21, T-22, T-25, T-26); 303.72(h)(5)
-- effective: 2017-

WITH dated AS (
  SELECT
    p.*, c.last_day,
    MAX(CASE WHEN p.collected_on < c.last_day - 45 THEN p.collected_on END) OVER (PARTITION BY p.case_id) AS earlier_on
  FROM payment AS p
  JOIN review_case AS c ON c.case_id = p.case_id
),
last_paid AS (
  SELECT *
  FROM dated
  WHERE collected_on >= last_day - 45
     OR collected_on = earlier_on
),
current_tanf AS (
  SELECT DISTINCT p.case_id, p.receipt_id
  FROM last_paid AS p
  JOIN assisted AS a ON a.case_id = p.case_id AND a.program = 'tanf' AND p.collected_on BETWEEN a.from_on AND a.to_on
)
SELECT
  p.case_id,
  'd' AS item,
  CASE
    WHEN p.paid_to = 'other_jurisdiction' THEN 'T-26'
    WHEN p.source = 'federal_tax_offset' THEN 'T-25/30'
    WHEN t.case_id IS NOT NULL THEN 'T-22'
    ELSE 'T-21'
  END AS clock,
  p.collected_on AS arose_on,
  p.disbursed_on AS done_on,
  p.current_disbursed_on AS perhaps_on,
  'whether the arrears waited for the end of a timely appeal' AS missing
FROM last_paid AS p
LEFT JOIN current_tanf AS t ON t.case_id = p.case_id AND t.receipt_id = p.receipt_id
