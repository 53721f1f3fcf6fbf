// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// Rule sets as the programs print them on usual machines. 3.6.251.95 is the region DC-03.

namespace penstock {

//! A site behind TLS, as Debian's package lays it out.
inline constexpr auto nginxSite = R"(server {
    listen 80 default_server;
    listen [::]:80 default_server;
    return 301 https://$host$request_uri;
}

server {
    listen 443 ssl http2;
    listen [::]:443 ssl http2;
    server_name events.example.com;
    ssl_certificate /etc/letsencrypt/live/events.example.com/fullchain.pem; # managed by Certbot
    include /etc/letsencrypt/options-ssl-nginx.conf;

    root /var/www/html;

    location /api {
        allow 3.6.251.95; # DC-03
        deny all;
        proxy_set_header Host "${host}";
        proxy_pass http://127.0.0.1:8080;
    }

    location ~ /\.ht {
        deny all;
    }
}
)";

inline constexpr auto ufwVerbose = R"(Status: active
Logging: on (low)
Default: deny (incoming), allow (outgoing), disabled (routed)
New profiles: skip

To                         Action      From
--                         ------      ----
22/tcp (OpenSSH)           ALLOW IN    Anywhere
443/tcp                    ALLOW IN    3.6.251.95                 # Penstock DC-03
80,8080/tcp                ALLOW IN    Anywhere
25                         DENY IN     Anywhere
9000/tcp                   LIMIT IN    Anywhere
9443/tcp on eth1           ALLOW IN    Anywhere
10.0.0.5 8443/tcp          ALLOW IN    3.6.251.95
7443                       ALLOW IN    3.6.251.95/tcp
6443/udp                   ALLOW IN    Anywhere
22/tcp (OpenSSH (v6))      ALLOW IN    Anywhere (v6)
80,8080/tcp (v6)           ALLOW IN    Anywhere (v6)
53                         ALLOW OUT   Anywhere
)";

inline constexpr auto ufwNumbered = R"(Status: active

     To                         Action      From
     --                         ------      ----
[ 1] OpenSSH                    ALLOW IN    Anywhere
[ 2] Nginx Full                 ALLOW IN    3.6.251.0/24
[ 3] My Own App                 ALLOW IN    Anywhere
[ 4] 5432/tcp                   DENY IN     Anywhere
[ 5] Anywhere                   ALLOW OUT   Anywhere on eth0           (out)
[10] OpenSSH (v6)               ALLOW IN    Anywhere (v6)
)";

inline constexpr auto ufwAdded = R"(Added user rules (see 'ufw status' for running firewall):
ufw limit 22/tcp
ufw allow from 3.6.251.95 to any port 443 proto tcp comment 'Penstock "DC-03"'
ufw deny 443
ufw allow in on eth1 to any port 8443
ufw allow 'Nginx HTTP'
ufw reject out 25
ufw route allow in on eth0 out on eth1
)";

} // namespace penstock
