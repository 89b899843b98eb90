-- id: E20
-- title: More cases with orders came from new orders or with new cases
-- class: S
-- citation: ocse-157.md 7 (E20)
-- effective: 2022-
-- expected: 2.a grew by at most 17.a and the cases opened in the year whose order is older than they are
-- nothing: there is no line 2 of the year before to compare with
-- pass: 2.a=9; 17.a=1; prior.2.a=7; line_2: 'K1' AS case_id, TRUE AS counted; report_case: 'K1' AS case_id, DATE '2024-01-02' AS opened_on; case_order: 'K1' AS case_id, DATE '2024-01-01' AS established_on
-- fail: 2.a=9; 17.a=1; prior.2.a=7; line_2: 'K1' AS case_id, TRUE AS counted; report_case: 'K1' AS case_id, DATE '2024-01-02' AS opened_on; case_order: 'K1' AS case_id, DATE '2024-02-01' AS established_on

WITH arrived AS (
  SELECT COUNT(*) AS cases
  FROM line_2 AS m
  JOIN report_case AS c ON c.case_id = m.case_id AND c.opened_on >= :fys
  JOIN case_order AS o ON o.case_id = m.case_id AND o.established_on < c.opened_on
  WHERE m.counted
)
SELECT
  '2' AS line, 'a' AS col,
  CAST(two.value - before.value AS STRING) || ' more than the year before' AS value,
  'at most line 17.a and ' || CAST(a.cases AS STRING) || ' that came with an order = '
    || CAST(new.value + a.cases AS STRING) AS expected,
  two.value - before.value <= new.value + a.cases AS holds
FROM cell AS two
JOIN prior_cell AS before ON before.line = '2' AND before.col = 'a'
JOIN cell AS new ON new.line = '17' AND new.col = 'a'
CROSS JOIN arrived AS a
WHERE two.line = '2' AND two.col = 'a'
  AND before.value IS NOT NULL
