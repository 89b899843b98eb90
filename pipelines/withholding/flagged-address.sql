-- id: flagged_address
-- title: Streets and ZIP codes of everybody flagged for family violence, in one spelling
-- citation: 42 USC 654(26); the bar on orders to such an address is the agency's own
-- effective: 2024-10-01

SELECT DISTINCT TRANSLATE(UPPER(street), ' .,-#''', '') AS street, SUBSTR(TRIM(zip), 1, 5) AS zip
FROM person
WHERE family_violence = 'Y' AND street IS NOT NULL AND zip IS NOT NULL
