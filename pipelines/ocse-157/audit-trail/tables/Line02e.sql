-- id: Line02e
-- title: The cases of line 2e: arrears-only
-- confidence: A
-- citation: performance-and-audit.md 4.2; ocse-157.md 9.1
-- effective: 2022-

SELECT case_id
FROM line_2e
WHERE counted
