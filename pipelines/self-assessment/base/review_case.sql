-- id: review_case
-- title: The universe: IV-D cases open at some time in the review period, with their last IV-D period that touches it
-- citation: 45 CFR 308.1(b); county-extract.md 2 (case_period), 6 (case)
-- effective: 2017-

WITH spell AS (
  SELECT
    case_id, opened_on,
    CASE WHEN closed_on <= :fye THEN closed_on END AS closed_on,
    ROW_NUMBER() OVER (PARTITION BY case_id ORDER BY opened_on DESC) AS place
  FROM case_period
  WHERE service = 'ivd'
    AND opened_on <= :fye
    AND (closed_on IS NULL OR closed_on >= :fys)
)
SELECT
  c.case_id, c.county, c.worker_id, w.office, c.sender, c.source_file, c.source_line,
  COALESCE(c.no_jurisdiction, '') <> '' AS no_jurisdiction,
  c.no_jurisdiction AS jurisdiction,
  s.opened_on,
  s.closed_on,
  CASE WHEN s.opened_on > :fys THEN s.opened_on ELSE :fys END AS first_day,
  COALESCE(s.closed_on, :fye) AS last_day
FROM cases AS c
JOIN spell AS s ON s.case_id = c.case_id AND s.place = 1
LEFT JOIN worker AS w ON w.worker_id = c.worker_id AND w.sender = c.sender
WHERE COALESCE(c.locate_only, 'N') <> 'Y'
