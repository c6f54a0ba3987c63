#!/bin/sh
# Asks the program for hostile addresses in a network of its own, which holds every private address and a listener on all of
# them, and one public stand-in. Nothing may reach the listener but what was meant for the stand-in.
# Needs root (unshare), ip, python3, and the program: cargo build -p matou; scripts/ssrf/check.sh target/debug/matou
set -eu
matou=$(realpath "${1:-target/debug/matou}")
if [ -z "${INSIDE:-}" ]; then
    INSIDE=1 exec unshare --mount --net sh "$0" "$matou"
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"; kill "$listener" 2>/dev/null || true' EXIT
ip link set lo up
for address in 10.0.0.1/8 172.16.0.1/12 192.168.0.1/16 100.64.0.1/10 198.18.0.1/15 169.254.169.254/16 192.0.2.1/24 \
    203.0.113.1/24 93.184.216.34/32; do
    ip address add "$address" dev lo
done
for address in fd00::1 fe80::1 64:ff9b::a00:1 2001:db8::1 3fff::1 5f00::1 2002:a00:1::1 2001::1; do
    ip -6 address add "$address/64" dev lo nodad
done
cat > "$folder/hosts" <<'HOSTS'
127.0.0.1 localhost
10.0.0.1 private.example
fd00::1 private6.example
169.254.169.254 metadata.example
93.184.216.34 public.example
93.184.216.34 mixed.example
10.0.0.1 mixed.example
HOSTS
mount --bind "$folder/hosts" /etc/hosts

cat > "$folder/listen.py" <<'PYTHON'
import socket, sys, threading
log = open(sys.argv[1], "a", buffering=1)
def serve(family, address):
    server = socket.socket(family)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if family == socket.AF_INET6:
        server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    server.bind((address, 80))
    server.listen(64)
    while True:
        stream, _ = server.accept()
        log.write(stream.getsockname()[0] + "\n")
        asked = stream.recv(4096)
        to = b"http://10.0.0.1/x" if b"/away" in asked else None
        head = b"302 X\r\nlocation: " + to if to else b"200 X"
        body = b"file.class = Federation\n"
        stream.sendall(b"HTTP/1.1 " + head + b"\r\nconnection: close\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
        stream.close()
threading.Thread(target=serve, args=(socket.AF_INET, "0.0.0.0"), daemon=True).start()
serve(socket.AF_INET6, "::")
PYTHON
python3 "$folder/listen.py" "$folder/log" &
listener=$!
sleep 1

asked=0
while read -r host; do
    asked=$((asked + 1))
    # Settings for proxies must lead nowhere either.
    (cd "$folder" && HTTP_PROXY=http://127.0.0.1:80 http_proxy=http://127.0.0.1:80 "$matou" check "http://$host/x" --quiet >"$folder/said" 2>&1) && {
        echo "not refused: $host"; exit 1
    }
done <<'HOSTILE'
127.0.0.1
127.1
2130706433
0x7f.1
0177.1
0
0.0.0.0
10.0.0.1
0xa.0.0.1
167772161
172.16.0.1
192.168.0.1
192.168.1
100.64.0.1
198.18.0.1
169.254.169.254
0xa9fea9fe
192.0.2.1
203.0.113.1
localhost
LOCALHOST
private.example
private6.example
metadata.example
mixed.example
[::1]
[::]
[::ffff:10.0.0.1]
[::ffff:127.0.0.1]
[fd00::1]
[fe80::1]
[64:ff9b::a00:1]
[2001:db8::1]
[3fff::1]
[5f00::1]
[2002:a00:1::1]
[2001::1]
public.example/away?
HOSTILE
(cd "$folder" && "$matou" check "http://public.example/x" --quiet >/dev/null)
reached=$(sort "$folder/log" | uniq -c)
echo "$asked hostile addresses and names were asked for; the listener was reached at:"
echo "$reached"
# Once for the redirect, once for the file.
[ "$(wc -l < "$folder/log")" = 2 ] && ! grep -vq '^93\.184\.216\.34$' "$folder/log"
