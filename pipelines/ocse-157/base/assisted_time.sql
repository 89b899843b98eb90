-- id: assisted_time
-- title: IV-A and IV-E spells of a child, cut to its time on the case; P-02 = no keeps spells outside of that time too
-- citation: ocse-157.md 3.2, P-02; county-extract.md 6 (assistance)
-- effective: 2022-

SELECT
  r.case_id,
  r.person_id,
  GREATEST(r.from_on, a.from_on) AS from_on,
  LEAST(r.to_on, COALESCE(a.to_on, DATE '9999-12-31')) AS to_on
FROM child_role AS r
JOIN assistance AS a ON a.person_id = r.person_id
WHERE a.program IN ('tanf', 'afdc', 'iv_e')
  AND (
    :p02 = 'no'
    OR (r.from_on <= COALESCE(a.to_on, DATE '9999-12-31') AND a.from_on <= r.to_on)
  )
