#pragma once
#include <dlfcn.h>
#include <postgresql/libpq-fe.h>
#include <stddef.h>

// libpq is loaded with the first connection, not at program start: it depends on thirty libraries (Kerberos, LDAP, TLS), which take longer
// to load than everything else before the first frame, and a lesson can be read without them.

// The library, loaded once; NULL if it can't be loaded. dlopen counts references, so concurrent calls are harmless.
static inline void *calf_libpq(void) {
    static void *library;
    void *known = __atomic_load_n(&library, __ATOMIC_ACQUIRE);
    if (known == NULL) {
        known = dlopen("libpq.so.5", RTLD_LAZY | RTLD_LOCAL);
        __atomic_store_n(&library, known, __ATOMIC_RELEASE);
    }
    return known;
}

// calf_PQname calls PQname in the loaded library. Call these only if calf_libpq does not return NULL.
#define CALF_LOADED(result, name, parameters, arguments)                                  \
    static inline result calf_##name parameters {                                         \
        static void *found;                                                               \
        void *function = __atomic_load_n(&found, __ATOMIC_RELAXED);                       \
        if (function == NULL) {                                                           \
            function = dlsym(calf_libpq(), #name);                                        \
            __atomic_store_n(&found, function, __ATOMIC_RELAXED);                         \
        }                                                                                 \
        return ((__typeof__(&name))function)arguments;                                    \
    }

CALF_LOADED(int, PQbackendPID, (const PGconn *conn), (conn))
CALF_LOADED(int, PQcancel, (PGcancel *cancel, char *errbuf, int errbufsize), (cancel, errbuf, errbufsize))
CALF_LOADED(void, PQclear, (PGresult *res), (res))
CALF_LOADED(char *, PQcmdStatus, (PGresult *res), (res))
CALF_LOADED(PostgresPollingStatusType, PQconnectPoll, (PGconn *conn), (conn))
CALF_LOADED(PGconn *, PQconnectStartParams, (const char *const *keywords, const char *const *values, int expand_dbname), (keywords, values, expand_dbname))
CALF_LOADED(void, PQconninfoFree, (PQconninfoOption *options), (options))
CALF_LOADED(PQconninfoOption *, PQconninfoParse, (const char *conninfo, char **errmsg), (conninfo, errmsg))
CALF_LOADED(int, PQconsumeInput, (PGconn *conn), (conn))
CALF_LOADED(char *, PQdb, (const PGconn *conn), (conn))
CALF_LOADED(int, PQdsplen, (const char *s, int encoding), (s, encoding))
CALF_LOADED(
    char *, PQencryptPasswordConn, (PGconn *conn, const char *passwd, const char *user, const char *algorithm),
    (conn, passwd, user, algorithm))
CALF_LOADED(char *, PQerrorMessage, (const PGconn *conn), (conn))
CALF_LOADED(void, PQfinish, (PGconn *conn), (conn))
CALF_LOADED(int, PQflush, (PGconn *conn), (conn))
CALF_LOADED(char *, PQfname, (const PGresult *res, int field_num), (res, field_num))
CALF_LOADED(void, PQfreeCancel, (PGcancel *cancel), (cancel))
CALF_LOADED(void, PQfreemem, (void *ptr), (ptr))
CALF_LOADED(Oid, PQftable, (const PGresult *res, int field_num), (res, field_num))
CALF_LOADED(int, PQftablecol, (const PGresult *res, int field_num), (res, field_num))
CALF_LOADED(Oid, PQftype, (const PGresult *res, int field_num), (res, field_num))
CALF_LOADED(PGcancel *, PQgetCancel, (PGconn *conn), (conn))
CALF_LOADED(int, PQgetCopyData, (PGconn *conn, char **buffer, int async), (conn, buffer, async))
CALF_LOADED(PGresult *, PQgetResult, (PGconn *conn), (conn))
CALF_LOADED(int, PQgetisnull, (const PGresult *res, int tup_num, int field_num), (res, tup_num, field_num))
CALF_LOADED(int, PQgetlength, (const PGresult *res, int tup_num, int field_num), (res, tup_num, field_num))
CALF_LOADED(char *, PQgetvalue, (const PGresult *res, int tup_num, int field_num), (res, tup_num, field_num))
CALF_LOADED(char *, PQhost, (const PGconn *conn), (conn))
CALF_LOADED(char *, PQhostaddr, (const PGconn *conn), (conn))
CALF_LOADED(int, PQisBusy, (PGconn *conn), (conn))
CALF_LOADED(int, PQnfields, (const PGresult *res), (res))
CALF_LOADED(PGnotify *, PQnotifies, (PGconn *conn), (conn))
CALF_LOADED(const char *, PQparameterStatus, (const PGconn *conn, const char *paramName), (conn, paramName))
CALF_LOADED(char *, PQport, (const PGconn *conn), (conn))
CALF_LOADED(int, PQputCopyData, (PGconn *conn, const char *buffer, int nbytes), (conn, buffer, nbytes))
CALF_LOADED(int, PQputCopyEnd, (PGconn *conn, const char *errormsg), (conn, errormsg))
CALF_LOADED(char *, PQresultErrorField, (const PGresult *res, int fieldcode), (res, fieldcode))
CALF_LOADED(char *, PQresultErrorMessage, (const PGresult *res), (res))
CALF_LOADED(ExecStatusType, PQresultStatus, (const PGresult *res), (res))
CALF_LOADED(int, PQsendQuery, (PGconn *conn, const char *query), (conn, query))
CALF_LOADED(
    int, PQsendQueryParams,
    (PGconn *conn, const char *command, int nParams, const Oid *paramTypes, const char *const *paramValues,
     const int *paramLengths, const int *paramFormats, int resultFormat),
    (conn, command, nParams, paramTypes, paramValues, paramLengths, paramFormats, resultFormat))
CALF_LOADED(int, PQserverVersion, (const PGconn *conn), (conn))
CALF_LOADED(PGVerbosity, PQsetErrorVerbosity, (PGconn *conn, PGVerbosity verbosity), (conn, verbosity))
CALF_LOADED(PQnoticeReceiver, PQsetNoticeReceiver, (PGconn *conn, PQnoticeReceiver proc, void *arg), (conn, proc, arg))
CALF_LOADED(int, PQsetSingleRowMode, (PGconn *conn), (conn))
CALF_LOADED(int, PQsetnonblocking, (PGconn *conn, int arg), (conn, arg))
CALF_LOADED(int, PQsocket, (const PGconn *conn), (conn))
CALF_LOADED(int, PQsslInUse, (PGconn *conn), (conn))
CALF_LOADED(ConnStatusType, PQstatus, (const PGconn *conn), (conn))
CALF_LOADED(PGTransactionStatusType, PQtransactionStatus, (const PGconn *conn), (conn))
CALF_LOADED(char *, PQuser, (const PGconn *conn), (conn))

#undef CALF_LOADED
