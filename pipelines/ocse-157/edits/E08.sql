-- id: E08
-- title: No case is on both line 1 and line 3
-- class: F
-- citation: ocse-157.md 7 (E08), G5
-- effective: 2022-
-- expected: a case without jurisdiction is on line 3 only
-- pass: line_1: 'K1' AS case_id, TRUE AS counted; line_3: 'K1' AS case_id, FALSE AS counted
-- fail: line_1: 'K1' AS case_id, TRUE AS counted; line_3: 'K1' AS case_id, TRUE AS counted

SELECT
  '3' AS line, '' AS col,
  CAST(COUNT(*) AS STRING) || ' cases' || COALESCE(', the first ' || MIN(three.case_id), '') AS value,
  'no case of line 1' AS expected,
  COUNT(*) = 0 AS holds
FROM line_3 AS three
JOIN line_1 AS one ON one.case_id = three.case_id
WHERE three.counted AND one.counted
