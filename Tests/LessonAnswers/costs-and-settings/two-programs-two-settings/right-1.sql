alter function shop_count set random_page_cost to '1.1';
alter function night_report set work_mem to '16MB';
table today;
