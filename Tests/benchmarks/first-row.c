// Prints the first value of a query, and ends: a client can't show it sooner. Arguments: a connection string and a query.
#include <libpq-fe.h>
#include <stdio.h>
#include <unistd.h>

int main(int count, char **words) {
    PGconn *connection = count == 3 ? PQconnectdb(words[1]) : NULL;
    if (PQstatus(connection) != CONNECTION_OK || !PQsendQuery(connection, words[2]) || !PQsetSingleRowMode(connection)) return 1;
    PGresult *row = PQgetResult(connection);
    if (PQresultStatus(row) != PGRES_SINGLE_TUPLE) return 1;
    puts(PQgetvalue(row, 0, 0));
    fflush(stdout);
    _exit(0);
}
