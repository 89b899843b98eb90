-- New hires that employers reported: from the day of receipt to the day of the run that entered them.
SELECT n.transmission || ':' || CAST(n.source_line AS VARCHAR) AS subject, n.fein, n.employer_name AS employer,
  n.county, n.received_on AS started_on, n.entered_on AS done_on, CAST(NULL AS DATE) AS due_on
FROM reported_hire AS n
