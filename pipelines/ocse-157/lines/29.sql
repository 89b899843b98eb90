-- id: 29
-- title: Cases paying toward arrears in the fiscal year
-- section: F
-- unit: cases
-- columns: a
-- basis: FY
-- source: warehouse
-- confidence: B/A
-- citation: ocse-157.md 4 (29), P-11; county-extract.md 6 (29)
-- effective: 2022-
-- switches: P-01 P-11
-- universe: every case of the warehouse
-- kept: yes
-- rows-of: report_case
-- reason.not_on_line_28: The case is not on line 28; see there why.
-- reason.nothing_paid: The arrears money disbursed in the year, less what was taken back, is not above zero.
-- reason.forwarded: Money went to another jurisdiction, which counts as paid to nobody (switch P-11), and none to the family.
-- reason.family_owed: Only the state got money while the family was owed arrears.

WITH paid AS (
  SELECT
    case_id, arrears_paid, arrears_forwarded,
    arrears_to_family + CASE WHEN :p11 = 'yes' THEN arrears_forwarded ELSE 0 END > 0 AS to_family
  FROM case_money
  WHERE arrears_paid > 0
),
to_state AS (
  SELECT m.case_id, m.collected_on
  FROM collection AS m
  JOIN paid AS p ON p.case_id = m.case_id AND NOT p.to_family
  WHERE m.reason IS NULL AND m.disbursed_in_year AND m.amount > 0
    AND m.to_arrears AND m.paid_state
  GROUP BY m.case_id, m.collected_on
),
family_owed AS (
  SELECT t.case_id, t.collected_on
  FROM to_state AS t
  JOIN arrears_balance AS b ON b.case_id = t.case_id AND b.owed_to = 'family' AND b.as_of_on < t.collected_on
  GROUP BY t.case_id, t.collected_on
  HAVING MAX_BY(b.amount, b.as_of_on) > 0
),
owing AS (
  SELECT case_id FROM family_owed GROUP BY case_id
),
judged AS (
  SELECT
    p.case_id, CAST(NULL AS STRING) AS category,
    CASE
      WHEN NOT p.counted THEN 'not_on_line_28'
      WHEN m.case_id IS NULL THEN 'nothing_paid'
      WHEN m.to_family THEN NULL
      WHEN :p11 = 'no' AND m.arrears_forwarded > 0 THEN 'forwarded'
      WHEN o.case_id IS NOT NULL THEN 'family_owed'
    END AS reason,
    'arrears paid ' || CAST(m.arrears_paid AS STRING) || CASE WHEN m.to_family THEN '' ELSE ', to the state only' END AS evidence,
    p.sender, p.source_file, p.source_line
  FROM line_28 AS p
  LEFT JOIN paid AS m ON m.case_id = p.case_id
  LEFT JOIN owing AS o ON o.case_id = p.case_id
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
