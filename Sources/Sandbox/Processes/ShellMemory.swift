import Glibc

/// What a shell knows from one script to the next: each begins where the one before was left, in its folder, with the variables that it
/// exported.
package struct ShellMemory: Sendable {
    private let file: String

    /// - Parameter file: Where it is kept; nothing is known while it is not there.
    package init(file: String) { self.file = file }

    /// The words that run a script so.
    package func words(for script: String) -> [String] {
        let wrapped = """
            _calf_state=$1; shift
            [ -f "$_calf_state" ] && . "$_calf_state"
            trap 'code=$?; { export -p; printf "cd -- %s\\n" "\\"$PWD\\""; } >"$_calf_state" 2>/dev/null; exit $code' EXIT
            \(script)
            """
        return ["sh", "-c", wrapped, "sh", file]
    }

    /// The next script begins anew.
    package func forget() { unlink(file) }
}
