-- New hires that employers reported: from the day of hire to the day of receipt. A hire after its receipt is reported in
-- time.
SELECT n.transmission || ':' || CAST(n.source_line AS VARCHAR) AS subject, n.fein, n.employer_name AS employer,
  n.county, n.hired_on AS started_on, n.received_on AS done_on, CAST(NULL AS DATE) AS due_on
FROM reported_hire AS n
WHERE n.hired_on IS NOT NULL
