/// Scripts of one backslash command each, and what it takes to see its effect.
enum BackslashTable {
    /// Those for which `calf sql` prints what psql prints.
    static let same = describing + running + formatting + scripting + connecting

    private static let describing = [
        #"\d"#, #"\d books"#, #"\d+ books"#, #"\d authors"#, #"\d shop.*"#, #"\d "Odd Name"."Tab.le""#, #"\d shop.parts"#, #"\d cheap"#,
        #"\d+ cheap2"#, #"\d books_title"#, #"\d shop.seq"#, #"\d BOOKS"#, #"\d b?oks;"#, #"\dS pg_am"#, #"\d nothing"#, #"\d a.b.c.d"#,
        #"\dt"#, #"\dt+"#, #"\dt *.*self*"#, #"\dtS pg_am*"#, #"\dt nothing"#, #"\dt a.b.c.d"#, #"\di"#, #"\di+ shop.*"#, #"\dv+"#,
        #"\dm shop.*"#, #"\ds"#, #"\ds+"#, #"\dE+"#, #"\dti"#, #"\dtvs"#, #"\dn"#, #"\dn+"#, #"\dnS"#, #"\df"#, #"\df+ public.*"#,
        #"\dfS lower text"#, #"\dfn"#, #"\dft shop.*"#, #"\dfp *.*"#, #"\dfa"#, #"\dfw public.*"#, #"\da my*"#, #"\daS sum int*"#, #"\du"#,
        #"\du+ clerk"#, #"\dg boss"#, #"\dT"#, #"\dT+ shop.*"#, #"\dTS int*"#, #"\dD"#, #"\dD+ shop.*"#, #"\dp"#, #"\z books"#, #"\ddp"#,
        #"\l postgres"#, #"\list described"#, #"\db"#, #"\dx"#, #"\dx+ plpgsql"#, #"\dL"#, #"\dLS+"#, #"\dA"#, #"\dA+"#, #"\dAc btree"#,
        #"\dAf+ gin"#, #"\dAo hash"#, #"\dAp+ hash array_ops"#, #"\dO"#, #"\dO "C""#, #"\dy"#, #"\dconfig enable_*"#,
        #"\dconfig+ work_mem"#, #"\do"#, #"\do+ ||"#, #"\doS @>"#, #"\dX"#, #"\dl"#, #"\lo_list+"#, #"\dP"#, #"\dP+ measures"#,
        #"\dPtn shop.*"#, #"\dRp"#, #"\dRp+ part"#, #"\dRs"#, #"\dRs+"#, #"\des"#, #"\des+ srv"#, #"\deu+"#, #"\det+"#, #"\dew+"#,
        #"\dF plain"#, #"\dF+ plain"#, #"\dFd+ words"#, #"\dFp"#, #"\dFp+"#, #"\dFt"#, #"\dC shop.pair"#, #"\dC+ int4"#, #"\dc"#,
        #"\dcS iso*"#, #"\dd"#, #"\ddS eq*"#, #"\drds"#, #"\drds clerk described"#, #"\drds nobody"#, #"\sf add"#, #"\sf shop.proc"#,
        #"\sf add(int,int)"#, #"\sf nothing"#, #"\sv cheap"#, #"\sv books"#,
    ]

    private static let running = [
        "SELECT 1 AS a \\g\n\\g", "SELECT 1 AS a, NULL AS b \\gx",
        "SELECT 'x' AS a \\g DIR/results\n\\! cat DIR/results", "SELECT 'x' AS a \\g | tr x y", "SELECT 1 \\g /no/such/folder/file",
        "SELECT 1 AS one, 'x' AS two \\gset\n\\echo :one :two", "SELECT 1 AS one \\gset my_\n\\echo :my_one",
        "SELECT 1 AS one WHERE false \\gset", "SELECT g FROM generate_series(1, 2) g \\gset", "SELECT 1 AS \"a b\" \\gset",
        "SELECT 'SELECT ' || g, NULL, 'SELECT 1/0' FROM generate_series(1, 2) g \\gexec",
        "\\restrict key\n\\echo no\n\\unrestrict key\n\\echo yes", "\\unrestrict key",
    ]

    private static let formatting = [
        "\\x\nSELECT 1 AS a, 'x' AS b;\n\\x", "\\x auto\nSELECT 1 AS a, 2 AS b;\n\\x", "\\x maybe",
        "\\x auto\n\\pset columns 30\nSELECT repeat('x', 40) AS a, 2 AS b;", "\\t\nSELECT 1 AS a;\n\\t off", "\\t maybe",
        "\\a\nSELECT 1 AS a, 2 AS b;\n\\a", "\\a\n\\f ;\nSELECT 1 AS a, 2 AS b;\n\\f", "\\C 'A title'\nSELECT 1 AS a;\n\\C",
        "\\timing off", "\\timing\n\\timing",

        "\\pset format csv\nSELECT 1 AS a, 'x,y' AS b;", "\\pset format\n\\pset format unaligned\nSELECT 1 AS a, 2 AS b;",
        "\\pset null none\nSELECT NULL AS a;\n\\pset null", "\\pset footer off\nSELECT 1 AS a;\n\\pset footer",
        "\\pset title Some\nSELECT 1 AS a;\n\\pset title", "\\pset tuples_only on\nSELECT 1 AS a;", "\\pset fieldsep ,\n\\pset fieldsep",

        "\\pset expanded on\nSELECT 1 AS a;",
        "\\pset columns 40",
    ]

    private static let scripting = [
        "\\echo two  words 'and quotes' \"double\"", "\\echo -n no end\n\\echo", "\\set x 'a''b'\n\\echo :x :'x' :\"x\" :{?x} :{?y}",
        "\\qecho text", "\\warn a warning", "\\set x 1 2 three\n\\echo :x", "\\set x\n\\echo [:x]",
        "\\set x 1\n\\unset x\n\\echo :x", "\\set bad-name 1", "\\set AUTOCOMMIT maybe", "\\set ON_ERROR_STOP\n\\echo :ON_ERROR_STOP",
        "\\getenv x CALF_MISSING\n\\echo :x",
        "\\if true\n\\echo yes\n\\else\n\\echo no\n\\endif", "\\if 0\n\\echo 1\n\\elif yes\n\\echo 2\n\\elif true\n\\echo 3\n\\endif",
        "\\if nonsense\n\\echo no\n\\endif", "\\else", "\\endif", "\\elif true", "\\if true",
        "\\i DIR/inner.sql", "\\include DIR/inner.sql", "\\ir DIR/inner.sql", "\\i DIR/missing.sql",
        "\\o DIR/results\nSELECT 1 AS a;\n\\qecho end\n\\o\n\\! cat DIR/results", "\\o | cat\nSELECT 1 AS a;\n\\o",
        "SELECT 1\n\\p\n\\r\n\\p", "SELECT 3;\n\\p", "\\p", "\\r",
        "CREATE TEMP TABLE t (a int, b text);\n\\copy t from 'DIR/rows'\nSELECT * FROM t;",
        "\\copy (SELECT 1, 'x;y') to 'DIR/results' csv\n\\! cat DIR/results", "\\copy (SELECT 1, 'x') to stdout",
        "CREATE TEMP TABLE t (a int);\n\\copy t from stdin\n1\n2\n\\.\nSELECT count(*) FROM t;",
        "\\copy nothing to 'DIR/results'", "\\copy books from 'DIR/missing'",
        "\\! echo from the shell", "\\! exit 3", "\\h checkpoint", "\\help insert into",
        "\\h", "\\q\nSELECT 1;", "\\quit", "\\echo a \\\\ SELECT 1 AS b;",
    ]

    private static let connecting = [
        "\\conninfo", "\\c postgres\nSELECT current_database();", "\\c -\nSELECT current_database();", "\\c - clerk", "\\c nosuchdatabase",
        "\\connect described postgres",
    ]

    /// The others, and why.
    static let different: [(script: String, reason: String)] = [
        (#"\dq"#, "calf names the nearest command"),
        ("\\nonsense", "calf names the nearest command"),
        ("\\if off\nSELECT 1;\n\\nonsense\n\\endif", "calf names the nearest command"),
        ("SELECT 1/0 \\watch 1", "psql adds an empty line"),
        ("\\g", "calf says that there is no statement"),
        ("\\gset", "calf says that there is no statement"),
        ("SELECT 1 AS a \\g (format=unaligned tuples_only=on)", "calf sets options with \\pset only"),
        ("\\echo `echo from the shell`", "calf has no backticks"),
        ("\\copy books to program 'wc -l'", "calf copies only to files"),
        ("\\timing maybe", "psql then shows the unchanged setting"),
        ("\\pset", "calf has fewer options"),
        ("\\pset border 0\nSELECT 1 AS a, 'x' AS b;", "calf has one border style"),
        ("\\pset border 2\nSELECT 1 AS a, 'x' AS b, E'two\\nlines' AS c;\n\\x\nSELECT 1 AS a, 'x' AS b;", "calf has one border style"),
        ("\\pset border", "calf has one border style"),
        ("\\pset border many", "calf has one border style"),
        ("\\pset linestyle unicode\nSELECT 1 AS a, E'two\\nlines' AS b;", "calf has one line style"),
        ("\\pset linestyle unicode\n\\pset border 2\nSELECT 1 AS a, 'x' AS b;", "calf has one line style"),
        ("\\pset linestyle wavy", "calf has one line style"),
        ("\\pset format cvs", "calf has other formats"),
        ("\\pset format unaligned\n\\pset recordsep ' / '\nSELECT g FROM generate_series(1, 3) g;", "calf ends each row with a line end"),
        ("\\pset format csv\n\\pset csv_fieldsep ;\nSELECT 1 AS a, 'x;y' AS b;", "in CSV, calf has commas only"),
        ("\\pset pager off", "calf has no pager"),
        ("\\pset numericlocale on\nSELECT 12345.5 AS a;", "calf shows numbers as the server sends them"),
        ("\\pset nothing 1", "calf lists its options"),
        ("\\unset", "calf says what is missing"),
        ("\\i", "calf says what is missing"),
        ("\\copy", "calf says what is missing"),
        ("\\copy books", "calf says what is missing"),
        ("\\h nothing", "calf names the nearest command"),
        ("\\copyright", "calf names the address of the license"),
        ("\\s DIR/history", "calf has no history of scripts"),
        ("\\cd DIR", "calf has no \\cd"),
        ("SELECT 1 AS a \\gdesc", "calf has no \\gdesc"),
        ("\\sf+ shop.proc", "calf has no \\sf+"),
        ("\\?", "calf lists its own commands"),
    ]
}
