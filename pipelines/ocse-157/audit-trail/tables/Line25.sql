-- id: Line25
-- title: The dollars of line 25, net by case; a case that nets to nothing has no row
-- confidence: C
-- citation: performance-and-audit.md 4.2; ocse-157.md 9.1
-- effective: 2022-

SELECT case_id, CAST(SUM(amount) AS DECIMAL(14, 2)) AS amount_distributed
FROM tally_25
WHERE counted
GROUP BY case_id
HAVING SUM(amount) <> 0
