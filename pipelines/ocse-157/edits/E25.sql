-- id: E25
-- title: The arrears follow from those of the year before
-- class: S
-- citation: ocse-157.md 7 (E25)
-- effective: 2022-
-- expected: 26.a is within 5 % of 26.a of the year before + (24.a - 25.a) + judgments - 27.a - write-offs
-- limit.percent: 5
-- nothing: there is no line 26 of the year before to compare with
-- pass: 26.a=105; 24.a=100; 25.a=80; 27.a=10; prior.26.a=90; charge: 'current_support' AS kind, CAST(NULL AS STRING) AS reason, DATE '2024-01-01' AS due_on, 5.00 AS amount
-- fail: 26.a=106; 24.a=100; 25.a=80; 27.a=10; prior.26.a=90; charge: 'current_support' AS kind, CAST(NULL AS STRING) AS reason, DATE '2024-01-01' AS due_on, 5.00 AS amount

WITH ledger AS (
  SELECT
    COALESCE(SUM(CASE WHEN kind IN ('arrears_judgment', 'medical_judgment') THEN amount END), 0) AS judgments,
    COALESCE(SUM(CASE WHEN reason = 'closure_writeoff' THEN amount END), 0) AS writeoffs
  FROM charge
  WHERE due_on BETWEEN :fys AND :fye
),
expectation AS (
  SELECT now.value, before.value + due.value - paid.value + l.judgments - arrears.value + l.writeoffs AS expected
  FROM cell AS now
  JOIN prior_cell AS before ON before.line = '26' AND before.col = 'a'
  JOIN cell AS due ON due.line = '24' AND due.col = 'a'
  JOIN cell AS paid ON paid.line = '25' AND paid.col = 'a'
  JOIN cell AS arrears ON arrears.line = '27' AND arrears.col = 'a'
  CROSS JOIN ledger AS l
  WHERE now.line = '26' AND now.col = 'a' AND before.value IS NOT NULL
)
SELECT
  '26' AS line, 'a' AS col,
  CAST(value AS STRING) AS value,
  'within ' || CAST(:limit_percent AS STRING) || ' % of ' || CAST(expected AS STRING) AS expected,
  ABS(value - expected) * 100 <= ABS(expected) * :limit_percent AS holds
FROM expectation
