-- New hires that employers reported: from the day of hire to the day of receipt. A hire after its receipt is reported in
-- time. A hire that is reported again (SSN, FEIN and day of hire agree) is one case, by its first report.
SELECT n.transmission || ':' || CAST(n.source_line AS VARCHAR) AS subject, n.fein, n.employer_name AS employer,
  n.county, n.hired_on AS started_on, n.received_on AS done_on, CAST(NULL AS DATE) AS due_on
FROM reported_hire AS n
WHERE n.hired_on IS NOT NULL
QUALIFY n.ssn IS NULL OR n.fein IS NULL OR ROW_NUMBER() OVER (
  PARTITION BY n.ssn, n.fein, n.hired_on ORDER BY n.received_on, n.transmission, n.source_line
) = 1
