-- id: hire_outcome
-- title: Every reported hire with one outcome: matched to a person, or the reason why not
-- citation: file-layouts-eiwo-newhire.md, sections 4.6 and 4.9; 42 USC 653a(f)
-- effective: 2024-10-01

WITH reported AS (
  SELECT
    h.*,
    LEAST(h.received_on, :as_of) AS reported_on,
    TRANSLATE(UPPER(COALESCE(h.last_name, '')), 'ÁÀÂÄÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝ', 'AAAAAACEEEEIIIINOOOOOUUUUY') AS last_upper,
    TRANSLATE(UPPER(TRIM(COALESCE(h.first_name, ''))), 'ÁÀÂÄÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝ', 'AAAAAACEEEEIIIINOOOOOUUUUY') AS first_upper
  FROM new_hire AS h
),
hire AS (
  SELECT
    r.*,
    CASE WHEN r.hired_on IS NULL OR r.hired_on > r.reported_on THEN r.reported_on ELSE r.hired_on END AS started_on,
    CASE WHEN r.hired_on IS NULL THEN 'hire_date_blank' WHEN r.hired_on > r.reported_on THEN 'hire_in_future' END AS note,
    LENGTH(COALESCE(r.ssn, '')) = 9
      AND TRANSLATE(COALESCE(r.ssn, ''), '0123456789', '') = ''
      AND SUBSTR(r.ssn, 4, 2) <> '00'
      AND SUBSTR(r.ssn, 6, 4) <> '0000'
      AND (:lets_test_numbers OR NOT (SUBSTR(r.ssn, 1, 3) IN ('000', '666') OR SUBSTR(r.ssn, 1, 1) = '9'))
      AS has_sound_ssn,
    TRANSLATE(REGEXP_REPLACE(TRIM(r.last_upper), '[ ,]+(JR|SR|II|III|IV|V)[.]?$', ''), ' .,-''', '') AS last_key,
    TRANSLATE(SPLIT_PART(r.first_upper, ' ', 1), ' .,-''', '') AS first_key
  FROM reported AS r
),
known AS (
  SELECT DISTINCT
    p.person_id, p.ssn, p.born_on,
    TRANSLATE(UPPER(COALESCE(p.last_name, '')), 'ÁÀÂÄÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝ', 'AAAAAACEEEEIIIINOOOOOUUUUY') AS last_upper,
    TRANSLATE(UPPER(TRIM(COALESCE(p.first_name, ''))), 'ÁÀÂÄÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝ', 'AAAAAACEEEEIIIINOOOOOUUUUY') AS first_upper
  FROM person AS p
  WHERE p.ssn IS NOT NULL
),
person_key AS (
  SELECT
    k.person_id, k.ssn, k.born_on,
    TRANSLATE(REGEXP_REPLACE(TRIM(k.last_upper), '[ ,]+(JR|SR|II|III|IV|V)[.]?$', ''), ' .,-''', '') AS last_key,
    TRANSLATE(SPLIT_PART(k.first_upper, ' ', 1), ' .,-''', '') AS first_key
  FROM known AS k
),
-- 3: name and birth date agree; 2: the name does; 1: neither. A birth date that one side does not give agrees.
pair AS (
  SELECT
    h.transmission, h.source_line, p.person_id,
    CASE
      WHEN NOT (
        h.last_key <> '' AND p.last_key <> ''
        AND (
          h.last_key = p.last_key
          OR (LENGTH(h.last_key) >= :last_length AND SUBSTR(p.last_key, 1, LENGTH(h.last_key)) = h.last_key)
          OR (LENGTH(p.last_key) >= :last_length AND SUBSTR(h.last_key, 1, LENGTH(p.last_key)) = p.last_key)
        )
        AND h.first_key <> '' AND p.first_key <> ''
        AND (
          h.first_key = p.first_key
          OR ((LENGTH(h.first_key) = 1 OR LENGTH(p.first_key) = 1) AND SUBSTR(h.first_key, 1, 1) = SUBSTR(p.first_key, 1, 1))
          OR (LENGTH(h.first_key) >= :first_length AND SUBSTR(p.first_key, 1, LENGTH(h.first_key)) = h.first_key)
          OR (LENGTH(p.first_key) >= :first_length AND SUBSTR(h.first_key, 1, LENGTH(p.first_key)) = p.first_key)
        )
      ) THEN 1
      WHEN h.born_on IS NOT NULL AND p.born_on IS NOT NULL AND h.born_on <> p.born_on THEN 2
      ELSE 3
    END AS agreement
  FROM hire AS h
  JOIN person_key AS p ON p.ssn = h.ssn
  WHERE h.has_sound_ssn
),
best AS (
  SELECT transmission, source_line, MAX(agreement) AS agreement FROM pair GROUP BY transmission, source_line
),
chosen AS (
  SELECT b.transmission, b.source_line, b.agreement, MIN(p.person_id) AS person_id
  FROM best AS b
  JOIN pair AS p
    ON p.transmission = b.transmission AND p.source_line = b.source_line AND p.agreement = b.agreement
  GROUP BY b.transmission, b.source_line, b.agreement
),
numbered AS (
  SELECT
    h.*,
    c.person_id,
    c.agreement,
    ROW_NUMBER() OVER (
      PARTITION BY c.person_id, c.agreement, h.fein, h.hired_on
      ORDER BY h.received_on, h.transmission, h.source_line
    ) AS report_number
  FROM hire AS h
  LEFT JOIN chosen AS c ON c.transmission = h.transmission AND c.source_line = h.source_line
)
SELECT
  transmission, source_file, source_line, received_on, ssn, fein, employer_name,
  COALESCE(order_street, employer_street) AS street,
  CASE WHEN order_street IS NULL THEN employer_city ELSE order_city END AS city,
  CASE WHEN order_street IS NULL THEN employer_state ELSE order_state END AS state,
  CASE WHEN order_street IS NULL THEN employer_zip ELSE order_zip END AS zip,
  started_on, health_insurance, note,
  CASE WHEN agreement = 3 THEN person_id END AS person_id,
  CASE
    WHEN NOT has_sound_ssn THEN 'ssn_invalid'
    WHEN agreement IS NULL THEN 'ssn_unknown'
    WHEN agreement = 1 THEN 'name_differs'
    WHEN agreement = 2 THEN 'birth_date_differs'
    WHEN started_on < :oldest_hire THEN 'hire_too_old'
    WHEN report_number > 1 THEN 'already_processed'
    ELSE 'matched'
  END AS outcome
FROM numbered
