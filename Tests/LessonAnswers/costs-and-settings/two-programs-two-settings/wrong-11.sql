CREATE OR REPLACE VIEW today AS
SELECT 'Memory'::text AS place, '16MB, 4'::text AS night_settings,
       'Index Only Scan'::text AS scan, '4MB, 1.1'::text AS shop_settings,
       '4MB, 4'::text AS my_settings;
SELECT * FROM today;
