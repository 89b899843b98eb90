-- id: Line05
-- title: The children of line 5, each with the first of its qualifying cases
-- confidence: A
-- citation: performance-and-audit.md 4.2; ocse-157.md 9.1
-- effective: 2022-

WITH first_row AS (
  SELECT person_id, MIN(sender) AS sender
  FROM person
  GROUP BY person_id
)
SELECT m.case_id, m.person_id AS child_id, SUBSTR(p.ssn, 6, 4) AS child_ssn_last4, p.born_on AS birth_date
FROM line_5 AS m
JOIN first_row AS f ON f.person_id = m.person_id
JOIN person AS p ON p.person_id = f.person_id AND p.sender = f.sender
WHERE m.counted
