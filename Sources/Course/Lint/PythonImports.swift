/// What Python text imports, statement by statement, wherever it stands in a shell script.
enum PythonImports {
    /// Each imported module, without its submodules, with its line, counted from 0.
    static func modules(in text: String) -> [(name: String, line: Int)] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { line, text in
            text.split { ";:'\"".contains($0) }.flatMap(modules(inStatement:)).map { ($0, line) }
        }
    }

    private static func modules(inStatement text: Substring) -> [String] {
        let words = text.split(whereSeparator: \.isWhitespace)
        switch words.first {
        case "import":
            // One that isn't `NAME` or `NAME as NAME` shows that this is no statement.
            let parts = text[words[0].endIndex...].split(separator: ",").map { $0.split(separator: " ") }
            guard parts.allSatisfy({ $0.count == 1 || $0.count == 3 && $0[1] == "as" }) else { return [] }
            return parts.compactMap { $0.first.flatMap(top) }
        case "from" where words.count > 3 && words[2] == "import": return top(words[1]).map { [$0] } ?? []
        default: return []
        }
    }

    private static func top(_ module: Substring) -> String? {
        let name = String(module.prefix { $0 != "." })
        return isModule(name) ? name : nil
    }

    /// Whether a module can be called that.
    static func isModule(_ name: String) -> Bool {
        name.first?.isNumber == false && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
    }

    /// The names under which a text's own files can be imported: `shop` of `shop.py`, and the folders that lead to it.
    static func files(in text: String) -> Set<String> {
        let paths = text.split { !($0.isLetter || $0.isNumber || "_./-".contains($0)) }.filter { $0.contains(".py") }
        return Set(paths.flatMap { $0.split(separator: "/").map { String($0.prefix { $0 != "." }) } })
    }

    /// `sys.stdlib_module_names` of Python 3.11, without private ones.
    static let standard = Set(
        """
        abc aifc antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect builtins bz2
        cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent configparser
        contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email
        encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt
        getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib imghdr imp importlib inspect io ipaddress
        itertools json keyword lib2to3 linecache locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib
        msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib pdb pickle
        pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc
        pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve
        shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat
        statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios
        textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle turtledemo types
        typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc
        zipapp zipfile zipimport zlib zoneinfo __future__ __main__
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
