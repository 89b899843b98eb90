-- id: responding
-- title: Responding cases: an incoming request of any partner kind open at some time in the year; level 2 = current, 1 = former
-- citation: county-extract.md 6 (requests, assistance); ocse-157.md 3.3
-- effective: 2022-

SELECT
  case_id,
  MAX(CASE partner_assistance WHEN 'current' THEN 2 WHEN 'former' THEN 1 ELSE 0 END) AS partner_level
FROM intergovernmental
WHERE direction = 'responding'
  AND sent_on <= :fye
  AND (closed_on IS NULL OR closed_on > :fys)
GROUP BY case_id
