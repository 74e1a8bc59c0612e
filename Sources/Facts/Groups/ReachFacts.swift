import Course
import EngineValues
import Sandbox

/// Why a connection failed, as the script says it.
package enum ReachFailure: String {
    /// The name can't be resolved there.
    case unknownName = "calf-unknown"
    /// The host responded, but nothing listens on that port.
    case refused = "calf-refused"
    /// There was no response.
    case silent = "calf-silent"
}

/// Whether one container can reach another, tried from inside the first.
///
/// Uses a tool from the container's image: nc, bash, python3, wget, or curl.
struct ReachFacts {
    let place: FactsPlace
    let engine: Engine
    let tried: TriedResults

    func flaw(from name: String, _ container: ObservedContainer?, _ fact: Facts.Fact) async throws(EngineError) -> FactFlaw? {
        guard let container else { return .missing }
        if let conflict = place.conflict(container.object) { return .taken(conflict) }
        guard container.isRunning else { return .unseen(container: name) }
        let target = fact.key.split(separator: ":").map(String.init)
        // The host gets into a script.
        guard target.count == 2, UInt16(target[1]) != nil, target[0].first != "-",
            target[0].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) })
        else { return .unjudged(.cannotRun("\(fact.key) is not a host and port")) }
        let outcome = try await tried.result(of: "\(container.id) \(fact.key)") { () async throws(EngineError) -> Outcome in
            try await self.outcome(of: target, from: container)
        }
        let isAsked = fact.value == .text("true")
        switch outcome {
        case .connected: return isAsked ? nil : .reachable
        case .failed(let failure): return isAsked ? .unreachable(failure) : nil
        case .noTool: return .unjudged(.noProbe(container: name))
        }
    }

    private enum Outcome: Sendable { case connected, failed(ReachFailure), noTool }

    /// - Parameter target: the host and the port.
    private func outcome(of target: [String], from container: ObservedContainer) async throws(EngineError) -> Outcome {
        // As root, because the container's user may not be allowed to run programs.
        let arguments = ["exec", "--user", "0", container.id, "sh", "-c", Self.script, "sh"] + target
        let finished = try await engine.attempt(arguments, within: place.patience.connection)
        // The last line of the script's output is its result.
        let last = finished.text.split(whereSeparator: \.isNewline).last.map(String.init) ?? ""
        return last == "calf-connected" ? .connected : ReachFailure(rawValue: last).map { Outcome.failed($0) } ?? .noTool
    }

    /// Uses the first tool that exists and parses its error messages, which differ between tools. A tool may keep waiting whether or not it
    /// is connected, so its state is read from the kernel's table, too. If it hangs without sending anything, it could not resolve the name:
    /// a container's name server may wait for others that don't answer.
    private static let script = """
        h=$1 p=$2 tool=
        say() {
            case "$1" in
            *[Bb]ad\\ address* | *[Nn]ame\\ or\\ service* | *not\\ resolve* | *[Nn]ame\\ resolution* | *[Uu]nknown\\ host* | *gaierror*) echo calf-unknown ;;
            *refused*) echo calf-refused ;;
            *) echo calf-silent ;;
            esac
        }
        table() { cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | while read -r _ _ to state _; do [ "${to##*:} $state" = "$hex $1" ] && echo yes; done; }
        if command -v python3 >/dev/null 2>&1; then
            command -v timeout >/dev/null 2>&1 && tool='timeout 6'
            e=$($tool python3 -c 'import socket,sys; socket.create_connection((sys.argv[1], int(sys.argv[2])), 2).close()' "$h" "$p" 2>&1)
            case $? in 0) echo calf-connected ;; 124 | 143) echo calf-unknown ;; *) say "$e" ;; esac
            exit
        fi
        for name in nc bash curl wget; do command -v $name >/dev/null 2>&1 && tool=$name && break; done
        case $tool in
        nc) set -- nc -w 2 "$h" "$p" ;;
        bash) set -- bash -c "exec 3<>/dev/tcp/$h/$p" ;;
        curl) set -- curl -sS --connect-timeout 4 "telnet://$h:$p" ;;
        wget) set -- wget -q -T 2 -O /dev/null "http://$h:$p/" ;;
        *) exit ;;
        esac
        f=/tmp/.calf-$$; [ -w /tmp ] || f=/dev/shm/.calf-$$
        hex=$(printf %04X "$p") before=$(table 01) i=0 tried= through=
        "$@" </dev/null >/dev/null 2>$f &
        pid=$!
        while [ $i -lt 30 ] && kill -0 $pid 2>/dev/null; do
            [ "$(table 01)" = "$before" ] || through=yes
            [ "$(table 02)" ] && tried=yes
            [ $through ] && break
            sleep 0.1 2>/dev/null || sleep 1
            i=$((i + 1))
        done
        if kill $pid 2>/dev/null; then
            if [ $through ]; then echo calf-connected; elif [ $tried ]; then echo calf-silent; else echo calf-unknown; fi
        elif wait $pid; then echo calf-connected
        else
            e=$(cat $f)
            case "$tool $e $tried" in
            *timed\\ out*\\ ) echo calf-unknown ;;
            *\\ *address* | *resolve* | *refused* | *connect* | *timed\\ out*) say "$e" ;;
            wget*) echo calf-connected ;;
            *) say "$e" ;;
            esac
        fi
        rm -f $f
        """
}
