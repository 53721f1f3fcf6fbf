// SPDX-FileCopyrightText: 2026 The Penstock developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// The whole text of each writer for one request, so that a change to what somebody pastes into a firewall is seen as such.

namespace penstock {

struct AllowText
{
    const char *format;
    const char *text; //!< after the lines that all texts start with
};

inline constexpr auto allowHead = R"~(# Penstock, 2026-11-24
# Stream: Orders
# Region: DC-03, India
# Addresses as published in 2026-11, TCP port 8443
)~";

inline constexpr AllowText allowTexts[] = {
    {"nginx", R"~(# For the server or location block that takes the stream.
# Nobody is refused yet: uncomment the last line where only these may come in.
allow 3.6.251.95;
allow 2001:db8::/64;
# deny all;
)~"},
    {"ufw", R"~(# What keeps others out is the default: see ufw status verbose.
# Where an earlier rule denies: write ufw insert 1 instead of ufw.
ufw allow proto tcp from 3.6.251.95 to any port 8443 comment 'Penstock DC-03 2026-11-24 Orders'
ufw allow proto tcp from 2001:db8::/64 to any port 8443 comment 'Penstock DC-03 2026-11-24 Orders'
)~"},
    {"iptables", R"~(# What keeps others out is the policy or a later rule of INPUT.
# A rule that is there already is not added again.
iptables -w -C INPUT -s 3.6.251.95 -p tcp --dport 8443 -m comment --comment 'Penstock DC-03 2026-11-24 Orders' -j ACCEPT 2>/dev/null ||
  iptables -w -I INPUT 1 -s 3.6.251.95 -p tcp --dport 8443 -m comment --comment 'Penstock DC-03 2026-11-24 Orders' -j ACCEPT
ip6tables -w -C INPUT -s 2001:db8::/64 -p tcp --dport 8443 -m comment --comment 'Penstock DC-03 2026-11-24 Orders' -j ACCEPT 2>/dev/null ||
  ip6tables -w -I INPUT 1 -s 2001:db8::/64 -p tcp --dport 8443 -m comment --comment 'Penstock DC-03 2026-11-24 Orders' -j ACCEPT
)~"},
    {"nftables", R"~(# For nft -f. Change inet filter and input to the names in your nft list ruleset.
# What keeps others out is the policy or a later rule of that chain.
# A second run jumps to the same chain twice, which changes nothing.
add chain inet filter penstock_dc_03_8443
flush chain inet filter penstock_dc_03_8443
add rule inet filter penstock_dc_03_8443 ip saddr { 3.6.251.95 } tcp dport 8443 accept comment "Penstock DC-03 2026-11-24 Orders"
add rule inet filter penstock_dc_03_8443 ip6 saddr { 2001:db8::/64 } tcp dport 8443 accept comment "Penstock DC-03 2026-11-24 Orders"
insert rule inet filter input jump penstock_dc_03_8443
)~"},
    {"aws-cli", R"~(# A security group keeps out what no rule lets in.
# A rule that is there already: InvalidPermission.Duplicate, and nothing changes.
SECURITY_GROUP=sg-REPLACE-WITH-YOURS
aws ec2 authorize-security-group-ingress --group-id "$SECURITY_GROUP" \
  --ip-permissions '[{"IpProtocol":"tcp","FromPort":8443,"ToPort":8443,"IpRanges":[{"CidrIp":"3.6.251.95/32","Description":"Penstock DC-03 2026-11-24 Orders"}],"Ipv6Ranges":[{"CidrIpv6":"2001:db8::/64","Description":"Penstock DC-03 2026-11-24 Orders"}]}]'
)~"},
    {"terraform", R"~(# A security group keeps out what no rule lets in. Provider: hashicorp/aws 5 or newer.
variable "penstock_dc_03_8443_security_group_id" {
  type = string
}

resource "aws_vpc_security_group_ingress_rule" "penstock_dc_03_8443_1" {
  security_group_id = var.penstock_dc_03_8443_security_group_id
  description       = "Penstock DC-03 2026-11-24 Orders"
  cidr_ipv4         = "3.6.251.95/32"
  from_port         = 8443
  to_port           = 8443
  ip_protocol       = "tcp"
}

resource "aws_vpc_security_group_ingress_rule" "penstock_dc_03_8443_2" {
  security_group_id = var.penstock_dc_03_8443_security_group_id
  description       = "Penstock DC-03 2026-11-24 Orders"
  cidr_ipv6         = "2001:db8::/64"
  from_port         = 8443
  to_port           = 8443
  ip_protocol       = "tcp"
}
)~"},
    {"gcloud", R"~(# A network keeps out what no rule lets in. Set the network, and --target-tags for some
# machines only. Where the rule exists: update instead of create, without --network,
# --direction and --action.
NETWORK=default
gcloud compute firewall-rules create penstock-dc-03-8443 \
  --network="$NETWORK" --direction=INGRESS --action=ALLOW --rules=tcp:8443 \
  --source-ranges=3.6.251.95/32 \
  --description='Penstock DC-03 2026-11-24 Orders'
gcloud compute firewall-rules create penstock-dc-03-8443-v6 \
  --network="$NETWORK" --direction=INGRESS --action=ALLOW --rules=tcp:8443 \
  --source-ranges=2001:db8::/64 \
  --description='Penstock DC-03 2026-11-24 Orders'
)~"},
    {"azure", R"~(# A security group keeps out what no rule lets in: DenyAllInBound stands last.
# Set the names, and a priority that is free and before any rule that denies.
# A second run overwrites the rule of this name with the same.
RESOURCE_GROUP=REPLACE-WITH-YOURS
NSG=REPLACE-WITH-YOURS
az network nsg rule create --resource-group "$RESOURCE_GROUP" --nsg-name "$NSG" \
  --name penstock-dc-03-8443 --priority 300 --direction Inbound --access Allow --protocol Tcp \
  --source-address-prefixes 3.6.251.95 --destination-port-ranges 8443 \
  --description 'Penstock DC-03 2026-11-24 Orders'
az network nsg rule create --resource-group "$RESOURCE_GROUP" --nsg-name "$NSG" \
  --name penstock-dc-03-8443-v6 --priority 301 --direction Inbound --access Allow --protocol Tcp \
  --source-address-prefixes 2001:db8::/64 --destination-port-ranges 8443 \
  --description 'Penstock DC-03 2026-11-24 Orders'
)~"},
    {"cloudflare", R"~(# Security, WAF, Custom rules, Create rule, as the first of the rules
# Rule name: Penstock DC-03 2026-11-24 Orders
# Action: Skip, All remaining custom rules. What keeps others out are those rules.
# Expression, by Edit expression:
(http.host eq "www.example.com" and ip.src in {3.6.251.95 2001:db8::/64})
)~"},
};

} // namespace penstock
