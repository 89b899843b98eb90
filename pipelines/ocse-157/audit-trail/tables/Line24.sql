-- id: Line24
-- title: The dollars of line 24, net by case; a case that nets to nothing has no row
-- confidence: A
-- citation: performance-and-audit.md 4.2; ocse-157.md 9.1
-- effective: 2022-

SELECT case_id, CAST(SUM(amount) AS DECIMAL(14, 2)) AS amount_due
FROM tally_24
WHERE counted
GROUP BY case_id
HAVING SUM(amount) <> 0
