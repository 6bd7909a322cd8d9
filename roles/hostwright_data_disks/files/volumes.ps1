# Looks at every disk first and touches none when one of them is refused. Disks are found by serial, by their number on Azure, or by their SCSI target on VMware.
[CmdletBinding(SupportsShouldProcess)]
param([string]$Volumes)

$ErrorActionPreference = 'Stop'
$Ansible.Changed = $false
$wanted = @($Volumes | ConvertFrom-Json)

function Find-WantedDisk($volume) {
  if ($volume.serial) {
    return @(Get-Disk | Where-Object { $_.SerialNumber -and $_.SerialNumber.Trim() -eq $volume.serial })
  }
  $numbers = if ($null -ne $volume.scsi_target) {
    @(Get-CimInstance Win32_DiskDrive | Where-Object { $_.SCSITargetId -eq $volume.scsi_target -and $_.SCSILogicalUnit -eq 0 -and $_.Model -like 'VMware*' } | ForEach-Object Index)
  } else {
    @(Get-CimInstance Win32_DiskDrive | Where-Object { $_.SCSILogicalUnit -eq $volume.lun -and $_.SCSIPort -ne 0 } | ForEach-Object Index)
  }
  return @(Get-Disk | Where-Object { $numbers -contains $_.Number -and -not $_.IsBoot -and -not $_.IsSystem })
}

# A disk without a partition table may still hold something that Windows cannot name.
function Test-StartIsEmpty($disk) {
  $stream = New-Object System.IO.FileStream("\\.\PhysicalDrive$($disk.Number)", [System.IO.FileMode]::Open, [System.IO.FileAccess]::Read, [System.IO.FileShare]::ReadWrite)
  try {
    $buffer = New-Object byte[] 1048576
    $read = $stream.Read($buffer, 0, $buffer.Length)
    for ($at = 0; $at -lt $read; $at++) { if ($buffer[$at] -ne 0) { return $false } }
    return $read -eq $buffer.Length
  } finally { $stream.Dispose() }
}

function Get-DataPartition($disk) {
  return @(Get-Partition -DiskNumber $disk.Number -ErrorAction SilentlyContinue | Where-Object { $_.Type -ne 'Reserved' })
}

$problems = @()
$plan = foreach ($volume in $wanted) {
  $key = if ($volume.serial) { "serial $($volume.serial)" } elseif ($null -ne $volume.scsi_target) { "SCSI target $($volume.scsi_target)" } else { "lun $($volume.lun)" }
  $disks = Find-WantedDisk $volume
  if ($disks.Count -ne 1) {
    $problems += "Data disk ``$($volume.name)``: $($disks.Count) disks have the $key; allowed is one. Attach it, or detach the others."
    continue
  }
  $disk = $disks[0]
  if ($disk.IsBoot -or $disk.IsSystem) {
    $problems += "Data disk ``$($volume.name)``: disk $($disk.Number) holds the system; allowed is a data disk. Correct the $key."
    continue
  }
  $partitions = Get-DataPartition $disk
  if ($disk.PartitionStyle -eq 'RAW') {
    if (-not (Test-StartIsEmpty $disk)) {
      $problems += "Data disk ``$($volume.name)``: disk $($disk.Number) has no partition table but holds something; allowed is an empty disk, or one with one NTFS partition. Look at what is on it, and clear it only if nobody needs it."
    }
  } elseif ($partitions.Count -ne 1 -or ($disk.OperationalStatus -eq 'Online' -and ($partitions[0] | Get-Volume).FileSystem -ne 'NTFS')) {
    $problems += "Data disk ``$($volume.name)``: disk $($disk.Number) holds $($partitions.Count) partitions; allowed is an empty disk, or one with one NTFS partition. Look at what is on it, and clear it only if nobody needs it."
  }
  $path = if ($volume.mount -match '^[A-Za-z]:') { $volume.mount } else { "$env:SystemDrive$($volume.mount)" }
  [pscustomobject]@{ Volume = $volume; Disk = $disk; Path = $path.Replace('/', '\').TrimEnd('\') + '\' }
}
if ($problems.Count -gt 0) { throw ($problems -join ' ') + ' No data disk was touched.' }

foreach ($step in $plan) {
  $number = $step.Disk.Number
  if ($step.Disk.IsOffline -or $step.Disk.IsReadOnly) {
    $Ansible.Changed = $true
    if ($Ansible.CheckMode) { continue }
    Set-Disk -Number $number -IsOffline $false
    Set-Disk -Number $number -IsReadOnly $false
  }
  if ($step.Disk.PartitionStyle -eq 'RAW') {
    $Ansible.Changed = $true
    if ($Ansible.CheckMode) { continue }
    Initialize-Disk -Number $number -PartitionStyle GPT
    $null = New-Partition -DiskNumber $number -UseMaximumSize | Format-Volume -FileSystem NTFS -NewFileSystemLabel $step.Volume.name
  }
  $partition = (Get-DataPartition (Get-Disk -Number $number))[0]
  if (($partition | Get-Volume).FileSystem -ne 'NTFS') { throw "Data disk ``$($step.Volume.name)``: its partition holds no NTFS; allowed is one NTFS partition. It was brought online and not changed." }
  if ($partition.AccessPaths -notcontains $step.Path) {
    $Ansible.Changed = $true
    if (-not $Ansible.CheckMode) {
      if ($step.Path -notmatch '^[A-Za-z]:\\$') { $null = New-Item -ItemType Directory -Force -Path $step.Path }
      $partition | Add-PartitionAccessPath -AccessPath $step.Path
    }
  }
  $largest = ($partition | Get-PartitionSupportedSize).SizeMax
  if ($largest - $partition.Size -gt 1MB) {
    $Ansible.Changed = $true
    if (-not $Ansible.CheckMode) { $partition | Resize-Partition -Size $largest }
  }
}
