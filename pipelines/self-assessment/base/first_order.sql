-- id: first_order
-- title: The first support order of each case, wherever it was made
-- citation: county-extract.md 2 (support_order), 6 (orders)
-- effective: 2017-

SELECT case_id, MIN(established_on) AS established_on
FROM support_order
WHERE COALESCE(paternity_only, 'N') <> 'Y'
GROUP BY case_id
