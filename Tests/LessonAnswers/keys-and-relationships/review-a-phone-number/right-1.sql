alter table customers add phone text check (phone like '+%')
