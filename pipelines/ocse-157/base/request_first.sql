-- id: request_first
-- title: The first request of a case for each direction, partner kind and time test (open_at_fye, open_in_year, sent_in_year)
-- citation: county-extract.md 6 (requests); ocse-157.md 4 (1a-1g, 18a, 19, 20)
-- effective: 2022-

WITH tested AS (
  SELECT i.*, 'open_at_fye' AS test FROM intergovernmental AS i
  WHERE sent_on <= :fye AND (closed_on IS NULL OR closed_on > :fye)
  UNION ALL
  SELECT i.*, 'open_in_year' AS test FROM intergovernmental AS i
  WHERE sent_on <= :fye AND (closed_on IS NULL OR closed_on > :fys)
  UNION ALL
  SELECT i.*, 'sent_in_year' AS test FROM intergovernmental AS i
  WHERE sent_on BETWEEN :fys AND :fye
),
ranked AS (
  SELECT
    t.*,
    ROW_NUMBER() OVER (
      PARTITION BY case_id, direction, partner_kind, test ORDER BY sent_on, request_id, sender
    ) AS place
  FROM tested AS t
)
SELECT case_id, direction, partner_kind, test, request_id, sent_on, sender, source_file, source_line
FROM ranked
WHERE place = 1
