-- id: income_source
-- title: Where each person works, the latest that is known of each employer
-- citation: 45 CFR 303.100(e)(2), (3); 42 USC 653a(g)(1); file-layouts-eiwo-newhire.md, section 4.6, step 9
-- effective: 2024-10-01

WITH told AS (
  SELECT
    'new_hire' AS source, person_id, ssn, fein, employer_name, street, city, state, zip,
    received_on AS known_on, started_on, transmission, source_file, source_line
  FROM hire_outcome
  WHERE outcome = 'matched'
  UNION ALL
  SELECT
    'e_iwo', person_id, ssn, fein, employer_name, street, city, state, zip,
    known_on, known_on, CAST(NULL AS VARCHAR), file_control_number, source_line
  FROM new_employer
  UNION ALL
  SELECT
    'employment', person_id, CAST(NULL AS VARCHAR), fein, employer_name, CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR),
    CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), from_on, from_on, CAST(NULL AS VARCHAR), source_file, source_line
  FROM employment
  WHERE from_on <= :as_of AND to_on IS NULL
),
numbered AS (
  SELECT
    t.*,
    ROW_NUMBER() OVER (
      PARTITION BY t.person_id, t.fein, CASE WHEN t.fein IS NULL THEN t.employer_name END
      ORDER BY
        t.started_on DESC,
        CASE t.source WHEN 'new_hire' THEN 1 WHEN 'e_iwo' THEN 2 ELSE 3 END,
        t.known_on, COALESCE(t.transmission, ''), t.source_file, t.source_line
    ) AS place
  FROM told AS t
  WHERE t.source IN (:sources)
)
SELECT
  source, person_id, ssn, fein, employer_name, street, city, state, zip, known_on, started_on, transmission,
  source_file, source_line
FROM numbered
WHERE place = 1
