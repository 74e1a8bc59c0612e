CREATE INDEX report_day_idx ON report (day);
