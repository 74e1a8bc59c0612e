/// The words after `sudo` or `env`, parsed as far as needed to find the program they start.
package struct LaunchLine: Sendable, Equatable {
    /// Programs that start others, and may remove the environment variables that identify the lesson.
    package static let launchers = ["sudo", "env"]

    /// The index of the command, or `nil` if there is none or it is unknown.
    package let command: Int?
    /// Whether every option is known.
    package let isWhole: Bool
    private let words: [String]

    /// Parses the words after the launcher's name.
    package init(_ launcher: String, _ words: [String]) {
        self.words = words
        let reading = OptionReader(launcher == "sudo" ? Self.sudo : Self.env).read(words, from: 0)
        isWhole = reading.isWhole
        // `env -` is the same as `env -i`. Both programs accept variables before the command.
        let place = words[reading.end...].firstIndex { $0 != "-" && !$0.contains("=") }
        command = isWhole ? place : nil
    }

    /// The words with docker replaced by the guard and the lesson's variables set again, or `nil` if the command isn't docker.
    package func guarded(by folder: String, _ variables: [String: String]) -> [String]? {
        guard let command, ["docker", "docker-compose"].contains(words[command]) else { return nil }
        let assignments = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        return words[..<command] + ["/usr/bin/env"] + assignments + ["\(folder)/\(words[command])"] + words[(command + 1)...]
    }

    /// Whether docker may be started, judging by words that could not be parsed.
    package var mayRunDocker: Bool { !isWhole && words.contains { $0.split { $0 == " " || $0 == "/" }.contains("docker") } }

    private static let sudo = CommandShape(
        """
        A,askpass b,background B,bell C,close-from= D,chdir= E,preserve-env g,group= H,set-home h,host= i,login K,remove-timestamp
        k,reset-timestamp l,list n,non-interactive N,no-update P,preserve-groups p,prompt= r,role= R,chroot= s,shell S,stdin
        T,command-timeout= t,type= U,other-user= u,user= v,validate V,version
        """, stopsAtOperand: true)

    private static let env = CommandShape(
        """
        a,argv0= i,ignore-environment 0,null u,unset= C,chdir= v,debug block-signal default-signal ignore-signal list-signal-handling
        version
        """, stopsAtOperand: true)
}
