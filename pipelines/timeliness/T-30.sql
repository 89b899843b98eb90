-- New hires that employers reported: from the day of the run that entered them to the day of the transmission to the
-- national directory.
SELECT n.transmission || ':' || CAST(n.source_line AS VARCHAR) AS subject, n.fein, n.employer_name AS employer,
  n.county, n.entered_on AS started_on, s.sent_on AS done_on, CAST(NULL AS DATE) AS due_on
FROM reported_hire AS n
LEFT JOIN directory_sent AS s ON s.transmission = n.transmission AND s.source_line = n.source_line
