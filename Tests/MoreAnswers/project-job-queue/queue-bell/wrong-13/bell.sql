NOTIFY jobs;
