-- id: protected_case
-- title: Cases with good cause or best interest in force on the day their children are looked at
-- citation: county-extract.md 6 (4, 6, 13); ocse-157.md G8
-- effective: 2022-

SELECT k.case_id
FROM cooperation AS k
JOIN report_case AS c ON c.case_id = k.case_id
WHERE k.kind IN ('good_cause', 'best_interest')
  AND k.from_on <= c.roles_on
  AND (k.to_on IS NULL OR k.to_on >= c.roles_on)
GROUP BY k.case_id
