-- id: Line21a
-- title: The cases of line 21a: with medical support ordered and provided
-- confidence: A
-- citation: performance-and-audit.md 4.2; ocse-157.md 9.1
-- effective: 2022-

SELECT case_id
FROM line_21a
WHERE counted
