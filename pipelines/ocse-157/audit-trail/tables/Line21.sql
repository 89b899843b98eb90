-- id: Line21
-- title: The cases of line 21: with medical support ordered
-- confidence: A
-- citation: performance-and-audit.md 4.2; ocse-157.md 9.1
-- effective: 2022-

SELECT case_id
FROM line_21
WHERE counted
