import Glibc
import Psql

/// Questions on the terminal, even if standard input is something else.
enum TerminalPrompt {
    /// Asks for a password, which isn't shown while it is typed.
    static func askPassword(_ prompt: String) throws(ScriptCommandError) -> String {
        guard let terminal = fopen("/dev/tty", "r+e") else { throw ScriptCommandError("there is no terminal to ask for \"\(prompt)\"") }
        defer { fclose(terminal) }
        let descriptor = fileno(terminal)
        var settings = termios()
        let changes = tcgetattr(descriptor, &settings) == 0
        if changes {
            var silent = settings
            silent.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(descriptor, TCSAFLUSH, &silent)
        }
        defer { if changes { tcsetattr(descriptor, TCSAFLUSH, &settings) } }
        fputs(prompt, terminal)
        fflush(terminal)
        var line: [UInt8] = []
        while true {
            let byte = fgetc(terminal)
            if byte == EOF || byte == 0x0A { break }
            line.append(UInt8(truncatingIfNeeded: byte))
        }
        if changes { fputs("\n", terminal) }
        return String(decoding: line, as: UTF8.self)
    }
}
